def log = new File(basedir, 'build.log').text
assert log.contains(new File(basedir, 'data').toString() + ' does not exist; expected a folder with a sub-folder of images for each class')
assert !log.contains('\tat ') : 'no stack trace'
