def log = new File(basedir, 'build.log').text
def data = new File(basedir, 'data')
[
  "[WARNING] $data holds train, and also tests, which is not used; test images are looked for in \"test\", or in what nn.testData names",
  "[WARNING] 1 file in ${new File(data, 'train')} is in no class folder: stray.png",
  '[WARNING] the gate has no rules, so that every model passes it; nn.minAccuracy would be one, or a baseline',
].each { assert log.contains(it) }
assert log.contains('held out  12 images: 20% of ' + new File(data, 'train'))
assert log.contains('on the 20% of ' + new File(data, 'train') + ' that was held out')
