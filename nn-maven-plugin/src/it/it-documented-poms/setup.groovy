import dev.nnmaven.trainer.testing.Images

// Each module has a configuration as a page shows it, and nothing else but data.
def root = new File(basedir, '../../../..')
def pages = ['README', 'docs/your-own-project', 'docs/parameters', 'docs/gate', 'docs/search', 'docs/model-card']
def modules = []
def SEARCH = '<execution><id>search</id><phase>verify</phase><goals><goal>search</goal></goals></execution>'
pages.each { page ->
  def blocks = new File(root, page + '.md').text =~ /(?s)```xml\n(.*?)```/
  blocks.collect { it[1] }.each { block ->
    def shown = block =~ /(?s)<configuration>.*<\/configuration>/
    def network = block =~ /(?s)\A<network>.*<\/network>\n\z/
    if (shown.find() || network.find()) {
      def configuration = block.startsWith('<network>') ? "<configuration>$block</configuration>" : shown.group()
      def module = page.replaceAll('.*/', '') + '-' + (modules.size() + 1)
      modules << module
      def folder = new File(basedir, module)
      folder.mkdirs()
      new File(folder, 'pom.xml').text = """
<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>com.example</groupId>
    <artifactId>documented</artifactId>
    <version>1.0-SNAPSHOT</version>
  </parent>
  <artifactId>$module</artifactId>
  <packaging>pom</packaging>
  <build>
    <plugins>
      <plugin>
        <groupId>dev.nnmaven</groupId>
        <artifactId>nn-maven-plugin</artifactId>
        $configuration
        <executions>
          <execution>
            <goals>
              <goal>train</goal>
              <goal>evaluate</goal>
            </goals>
          </execution>
          ${configuration.contains('<space>') ? SEARCH : ''}
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
""".trim()
      def data = new File(folder, 'data')
      if (configuration.contains('penguins.csv')) {
        data.mkdir()
        new File(data, 'penguins.csv').bytes = new File(root, 'data/penguins.csv').bytes
      } else {
        Images.grey(8, 8, 'A', 'B', 'C').draw(data.toPath(), 20, 1)
      }
    }
  }
}
assert modules.size() == 8
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replaceFirst(/(?s)<!--.*?-->/, modules.collect { "<module>$it</module>" }.join('\n    '))
true
