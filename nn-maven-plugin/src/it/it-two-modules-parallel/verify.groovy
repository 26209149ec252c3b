def log = new File(basedir, 'build.log').text
assert log.contains('MultiThreadedBuilder') || log.contains('thread count of 2')
assert !log.contains('not marked as thread-safe') && !log.contains('not marked @threadSafe')

def left = new File(basedir, 'left/target/nn/model.safetensors').bytes
def right = new File(basedir, 'right/target/nn/model.safetensors').bytes
assert Arrays.equals(left, right)
