// build.log has the builds one after another.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects')
assert builds.size() == 5

// Four goals, the root and bom.
assert builds[1].count('nothing to do: no ') == 8
assert builds[1].contains("nothing to do: no data at ${new File(basedir, 'data')}, and no model at ${new File(basedir, 'target/nn/model.safetensors')}")
assert new File(basedir, 'letters/target/nn/model.onnx').exists()
assert new File(basedir, 'letters/nn-baseline.json').exists()
assert builds[1].contains('The model passes the gate')

// Three goals; at the same time, so that each line says whose it is.
assert builds[2].count('nothing to do: no ') == 6
assert builds[2].contains('[INFO] [bom] nothing to do: ')
assert builds[2].contains('[INFO] [letters] up to date: ')
// Only what has a model is asked for an evaluation.
assert !builds[2].contains('No current evaluation')

assert builds[3].count('nothing to do: no ') == 3
assert builds[3].contains("${new File(basedir, 'data')} does not exist")
assert [new File(basedir, 'target'), new File(basedir, 'bom/target')].every { !new File(it, 'surefire-reports').exists() }

assert builds[4].contains("${new File(basedir, 'own/misspelled')} does not exist")
