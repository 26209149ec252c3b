// build.log has the builds one after another.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3

assert builds[0].contains('The model passes the gate: 1 of 1 rule passed.')
assert !builds[1].contains('staleModel')
assert builds[2].contains('FAILED   staleModel') && builds[2].contains('the settings have changed')
assert builds.every { !it.contains("is unknown for plugin") }
