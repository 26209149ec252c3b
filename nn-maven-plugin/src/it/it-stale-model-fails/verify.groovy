// build.log has the builds one after another.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects')
assert builds.size() == 11

def passes = 'The model passes the gate: 1 rule checked.'
def stale = ~/staleModel +another one +the model that these settings train/
assert builds[1].contains(passes)
assert builds[2].contains('BUILD SUCCESS') && !builds[2].contains('staleModel')
assert builds[3].contains('training diverged')
assert (builds[4] =~ stale) && builds[4].contains('the last training did not come to its end')
assert builds[5].contains('trains again: the last training did not come to its end')
assert builds[5].contains(passes)
assert builds[6].contains('skipped (nn.train.skip)')
[6, 7].each { assert (builds[it] =~ stale) && builds[it].contains('the settings have changed') }
assert builds[8].contains('staleModel was not checked: the settings have changed')
assert builds[9].contains('is not the model that these settings train: the settings have changed. Run nn:train first')
assert builds[10].contains(passes)
assert !new File(basedir, 'build.log').text.contains("is unknown for plugin")
