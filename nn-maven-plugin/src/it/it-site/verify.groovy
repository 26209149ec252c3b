def site = new File(basedir, 'target/site')
def page = new File(site, 'neural-network.html').text
assert page.contains('gate passed: 1 rule')
assert page.contains('Held-out accuracy ')
assert page.contains('minAccuracy')
assert page.contains('Confusion matrix')
assert page.contains('R&amp;D') && !page.contains('R&D')
assert page.contains('href="neural-network-report/index.html"')
assert new File(site, 'neural-network-report/index.html').text.contains('<!doctype html>')

def reports = new File(site, 'project-reports.html').text
assert reports.contains('href="neural-network.html"')
assert reports.contains('How good the trained model is on data that it has never seen.')
assert !new File(site, 'aggregate.html').exists()

def log = new File(basedir, 'build.log').text
assert log.count('"Neural Network" report') == 1
assert !log.contains('There is no evaluation at') && !log.contains('[ERROR]')
