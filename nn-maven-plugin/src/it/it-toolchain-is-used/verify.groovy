assert new File(basedir, 'new/was-started').readLines() == ['x']
assert !new File(basedir, 'old/was-started').exists()

def log = new File(basedir, 'build.log').text
assert log.contains("nn.jvm: ${new File(basedir, 'old/bin/java')} is Java 11.0.2; expected Java 17 or newer" +
    ' (the JDK toolchain says so; name another, or use nn.fork=never)')

def one = new File(basedir, 'target/one.safetensors').bytes
assert one.length > 10_000
assert Arrays.equals(one, new File(basedir, 'target/three.safetensors').bytes)
