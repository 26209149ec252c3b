// build.log has the builds one after another.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects')
assert builds.size() == 5

// What is said in a build, without the level, and the row of a module in the table of the goal.
def said = { build -> build.readLines().collect { it.replaceFirst(/^\[(INFO|WARNING|ERROR)\] /, '') } }
def row = { build, module -> said(build).find { it =~ /^$module {2,}([0-9a-f]{8}|-) {2,}/ } }

// After a phase, from the command line: last, and once.
def commandLine = builds[1]
assert commandLine.count(':aggregate (default-cli) @ ') == 1
assert commandLine.indexOf(':aggregate (default-cli) @ aggregate') > commandLine.lastIndexOf(':evaluate ')
assert row(commandLine, 'letters').endsWith('gate passed: 1 rule')
assert row(commandLine, 'digits').endsWith('no gate: nothing is required of the model')
assert row(commandLine, 'library') == null : 'a module without a model is not asked for one'
assert !commandLine.contains('There is no evaluation that counts')

// Bound to a phase at the root it comes first; what an earlier build left does not pass for this one.
def atRoot = builds[2]
assert atRoot.indexOf(':aggregate (too-early)') < atRoot.indexOf(':evaluate ')
assert row(atRoot, 'letters').endsWith('not built yet: nn:aggregate ran before this module')
assert row(atRoot, 'digits').endsWith('not built yet: nn:aggregate ran before this module')
assert atRoot.contains('nn:aggregate runs in aggregate before these modules: letters, digits.')

// In a module that depends on others it comes after those.
def lastModule = builds[3]
['letters', 'digits'].each {
    assert lastModule.indexOf(':aggregate (default) @ overview') > lastModule.indexOf(":evaluate (default) @ $it")
}
assert row(lastModule, 'letters').endsWith('gate passed: 1 rule')
assert row(lastModule, 'digits').endsWith('no gate: nothing is required of the model')
assert !lastModule.contains('There is no evaluation that counts')
def overview = new File(basedir, 'overview/target/nn/aggregate/index.html')
assert overview.text.contains('href="../../../../letters/target/nn/report/index.html"')
assert new File(overview.parentFile, '../../../../letters/target/nn/report/index.html').exists()
assert !overview.text.contains('earlier build')

// Alone: what is there is shown as what it is.
def alone = builds[4]
assert row(alone, 'letters').endsWith('gate passed: 1 rule (judged in an earlier build)')

def page = new File(basedir, 'target/nn/aggregate/index.html').text
assert page.contains('href="../../../letters/target/nn/report/index.html"')
assert page.contains('judged in an earlier build')
assert !page.contains('library')

assert builds.every { !it.contains('thread-safe') && !it.contains('threadSafe') }
