def modules = basedir.listFiles().findAll { new File(it, 'pom.xml').exists() }
assert modules.size() == 9
modules.each { assert new File(it, 'target/nn/evaluation.json').text.contains('"passed": true') : it }
assert new File(basedir, 'search-8/nn-search.properties').exists()
