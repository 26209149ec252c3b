def modules = basedir.listFiles().findAll { new File(it, 'pom.xml').exists() }
assert modules.size() == 8
modules.each { assert new File(it, 'target/nn/evaluation.json').text.contains('"passed": true') : it }
def search = modules.find { it.name.startsWith('search-') }
assert new File(search, 'nn-search.properties').exists()
