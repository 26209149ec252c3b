def log = new File(basedir, 'build.log').text
assert log.contains('MultiThreadedBuilder') || log.contains('thread count of 2')
assert !log.contains('not marked as thread-safe') && !log.contains('not marked @threadSafe')

def left = new File(basedir, 'left/target/nn/model.safetensors').bytes
def right = new File(basedir, 'right/target/nn/model.safetensors').bytes
assert Arrays.equals(left, right)

// Both speak at the same time: each line says whose it is. And nobody reads 300 rows.
def rows = { module -> log.readLines().findAll { it =~ /^\[INFO\] \[$module\] +[0-9,]+ +[0-9.]+ +[0-9.]+% / } }
['left', 'right'].each {
  assert rows(it).size() > 5 && rows(it).size() <= 12
  assert rows(it).last() =~ /\] +300 /
}
def tests = { module -> new File(basedir, "$module/target/surefire-reports/TEST-nn.gate.xml").text }
assert tests('left').contains('classname="left.nn.gate"') && tests('right').contains('classname="right.nn.gate"')

assert ['left', 'right'].every { log.contains("(mvn nn:baseline -pl :$it)") }
assert new File(basedir, 'left/nn-baseline.json').exists() && !new File(basedir, 'right/nn-baseline.json').exists()
