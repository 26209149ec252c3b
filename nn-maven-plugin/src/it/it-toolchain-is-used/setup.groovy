import dev.nnmaven.trainer.testing.Images

Images.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'data').toPath(), 20, 1)

def java = System.getProperty('java.home') + '/bin/java'
[new: '17.0.1', old: '11.0.2'].each { name, version ->
  def home = new File(basedir, name)
  def bin = new File(home, 'bin')
  bin.mkdirs()
  new File(home, 'release').text = """JAVA_VERSION="${version}"\nMODULES="java.base"\n"""
  def script = new File(bin, 'java')
  script.text = """#!/bin/sh\necho x >>'${home}/was-started'\nexec '${java}' "\$@"\n"""
  script.executable = true
  new File(home, 'toolchains.xml').text = """\
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <vendor>nobody</vendor>
    </provides>
    <configuration>
      <jdkHome>${home}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""
}
return true
