def one = new File(basedir, 'target/one.safetensors').bytes
assert one.length > 10_000
assert Arrays.equals(one, new File(basedir, 'target/elsewhere/two.safetensors').bytes)
assert Arrays.equals(one, new File(basedir, 'target/three.safetensors').bytes)

// Otherwise the builds would have computed alike.
def methods = new File(basedir, 'build.log').getText('ISO-8859-1').readLines()
    .findAll { it.startsWith('[INFO] method ') }
assert methods.size() == 3
assert methods[0] =~ /scalar kernels/
assert methods[1] =~ /SIMD \(\d+ bits\) kernels/
assert methods[2] =~ /SIMD \(\d+ bits\) kernels/
