import java.nio.file.Files
import java.nio.file.Path

// All kinds were generated, each in a folder of its own: the files of the requested one move up.
Path project = Path.of(request.outputDirectory, request.artifactId)
List<String> kinds = ['images', 'rows', 'text']
String kind = request.properties['kind']
if (kind in kinds) {
    for (File part : project.resolve(kind).toFile().listFiles()) {
        Files.move(part.toPath(), project.resolve(part.name))
    }
}
kinds.each { project.resolve(it).toFile().deleteDir() }
if (!(kind in kinds)) {
    // Maven checks the kind only when it asks for it.
    ['pom.xml', 'gitignore', ''].each { project.resolve(it).toFile().delete() }
    throw new IllegalArgumentException("-Dkind=${kind}: unknown kind, expected one of ${kinds.join(', ')}")
}
// Jars are made without files of this name.
Files.move(project.resolve('gitignore'), project.resolve('.gitignore'))
