import java.nio.file.Files
import java.nio.file.Path

// Both kinds were generated, each in a folder of its own: what the one that was asked for holds moves up.
Path project = Path.of(request.outputDirectory, request.artifactId)
for (File part : project.resolve(request.properties['kind']).toFile().listFiles()) {
    Files.move(part.toPath(), project.resolve(part.name))
}
['images', 'rows'].each { project.resolve(it).toFile().deleteDir() }
// Jars are made without files of this name.
Files.move(project.resolve('gitignore'), project.resolve('.gitignore'))
