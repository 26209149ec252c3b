// build.log has the builds one after another.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 14

assert builds[0].contains('The model passes the gate: 1 of 1 rule passed.')
assert !builds[1].contains('staleModel')
assert builds[2].contains('FAILED   staleModel') && builds[2].contains('the settings have changed')

assert builds[4].contains('FAILED   staleModel') && builds[4].contains('the settings have changed')
assert builds[5].contains('training diverged in epoch 1')
def failed = /nn\.modelFile: \S+model\.safetensors is older than a training that started at \S+Z with [^\n]*learningRate=1e30[^\n]* and failed \(nn\.learningRate: training diverged in epoch 1: [^\n]*\); run nn:train again, or set nn\.modelFile to another model/
(6..9).each { assert builds[it] =~ failed }
assert builds[10].contains('up to date: ') && builds[10].contains('The model passes the gate: 1 of 1 rule passed.')
assert builds[11].contains('The training process died')
assert builds[12] =~ / with [^\n]*network=3000000[^\n]* and did not end \(it was killed, or is still running\); run nn:train again/
assert builds[13].contains('The model passes the gate: 1 of 1 rule passed.')
assert !new File(basedir, 'target/nn/model.safetensors.unfinished.json').exists()
assert builds.every { !it.contains("is unknown for plugin") }
