// The POM is that of the page.
def page = new File(basedir, '../../../../docs/gate-any-model.md').text
def shown = (page =~ /(?s)```xml\n(.*?)```/)[0][1]
assert shown.readLines().size() <= 20
def version = new File(basedir, 'pom.xml').text.find(/(?<=<version>)[^<]+(?=<\/version>\n  <!-- plugin)/)
new File(basedir, 'pom.xml').text = shown.replace('0.1.0-SNAPSHOT', version)

def answers = { String name, wrong ->
  new File(basedir, name).text = 'id,actual,predicted,language\n' + (0..<200).collect { i ->
    def actual = 'ab'[i % 2]
    def predicted = 'ab'[(i + (wrong.contains(i) ? 1 : 0)) % 2]
    "t$i,$actual,$predicted,${i < 100 ? 'en' : 'de'}\n"
  }.join()
}
answers('answers.csv', 0..<7)
answers('worse.csv', 7..<25)
true
