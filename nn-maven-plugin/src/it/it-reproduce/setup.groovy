import dev.nnmaven.nn.model.ModelFile
import dev.nnmaven.trainer.config.Settings
import dev.nnmaven.trainer.console.Lines
import dev.nnmaven.trainer.console.ProgressDisplay
import dev.nnmaven.trainer.task.TrainingTask
import dev.nnmaven.trainer.testing.Pictures

import javax.imageio.ImageIO

['letters', 'changed'].each {
  Pictures.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, it).toPath(), 20, 1)
}
def one = new File(basedir, 'changed/A/03.png')
def picture = ImageIO.read(one)
picture.raster.setSample(2, 3, 0, picture.raster.getSample(2, 3, 0) ^ 1)
ImageIO.write(picture, 'png', one)

// A model of the same settings, of which somebody has changed a weight.
def version = (new File(basedir, 'pom.xml').text =~ '(?s)nn-maven-plugin</artifactId>\\s*<version>(.*?)<')[0][1]
def tampered = new File(basedir, 'tampered.safetensors').toPath()
def settings = Settings.of([
    recipe: 'plain', data: new File(basedir, 'letters').path, network: '20 tanh dropout(0.2), output', epochs: '3',
    validationFraction: '0.2', members: '2', producer: 'nn-maven ' + version,
    modelFile: tampered.toString(), reportFile: new File(basedir, 'tampered.json').path])
TrainingTask.run(settings, [info: {}, warn: {}, debug: {}] as Lines, [show: { a, b, c -> }, epochFinished: {}] as ProgressDisplay)
def model = ModelFile.read(tampered)
model.ensemble().members()[1].parameters()[2].set(3, 1, 7f)
ModelFile.write(tampered, model)
return true
