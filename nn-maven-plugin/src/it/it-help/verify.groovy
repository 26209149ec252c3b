import dev.nnmaven.plugin.TrainMojo

def log = new File(basedir, 'build.log').text
def plugin = new groovy.xml.XmlSlurper().parse(TrainMojo.getResourceAsStream('/META-INF/maven/plugin.xml'))
assert plugin.mojos.mojo.goal*.text().sort() == ['aggregate', 'baseline', 'crossValidate', 'evaluate', 'explain', 'export', 'help', 'import', 'init', 'predict', 'report', 'reproduce', 'search', 'train']
plugin.mojos.mojo.each { mojo ->
  def goal = mojo.goal.text()
  def start = log.indexOf("\nnn:$goal\n")
  assert start >= 0 : "$goal is described"
  def end = log.indexOf('\nnn:', start + 1)
  def text = log.substring(start, end < 0 ? log.length() : end)
  mojo.parameters.parameter.findAll { it.editable.text() == 'true' }.each { parameter ->
    def name = parameter.name.text()
    assert text =~ /\n    $name\b/ : "$goal: $name is described"
    def property = mojo.configuration."$name".text()
    if (property) {
      assert text.contains('User property: ' + property[2..-2]) : "$goal: $name has its property"
    }
  }
}
assert !(log =~ /\$\{[^}]*\//) : 'no expression of an example is broken'
assert !log.contains('(no description available)')
