def log = new File(basedir, 'build.log').text
def at = { text -> assert log.count(text) == 1; log.indexOf(text) }

// At the root, which is built before its modules, it knows none; a module without a model is not asked for.
assert at(':aggregate (too-early) @ aggregate') < log.indexOf(':evaluate ')
assert log.contains('nn:aggregate runs in aggregate before these modules: letters, digits.')

// In a module that depends on others it comes after those; from the command line, last.
['letters', 'digits'].each { assert at(':aggregate (default) @ overview') > at(":evaluate (default) @ $it") }
assert at(':aggregate (default-cli) @ aggregate') > at(':aggregate (default) @ overview')

// In the table each time: not built yet, and then judged.
def verdicts = { module ->
  log.readLines().findAll { it =~ /^\[INFO\] $module {2,}([0-9a-f]{8}|-) {2,}/ }*.replaceFirst(/.* {2,}/, '')
}
def early = 'not built yet: nn:aggregate ran before this module'
assert verdicts('letters') == [early] + ['gate: 1 of 1 rule passed'] * 2
assert verdicts('digits') == [early] + ['no gate rules configured'] * 2
assert verdicts('library') == []

['target', 'overview/target'].each {
  def page = new File(basedir, "$it/nn/aggregate/index.html")
  def link = (page.text =~ /href="([.\/]*letters\/target\/nn\/report\/index.html)"/)[0][1]
  assert new File(page.parentFile, link).exists()
  assert !page.text.contains('earlier build') && !page.text.contains('library')
}
assert !log.contains('thread-safe') && !log.contains('threadSafe')
