def one = new File(basedir, 'target/one.safetensors').bytes
assert one.length > 10_000
['two', 'three', 'four', 'five', 'elsewhere/six'].each { other ->
  assert Arrays.equals(one, new File(basedir, "target/${other}.safetensors").bytes)
}

// Otherwise the builds would have computed alike.
def log = new File(basedir, 'build.log').getText('ISO-8859-1')
    .replaceAll(/,\r?\n\[INFO\] {11}/, ', ') // lines that were too long
def kernels = (log =~ /weights, (.*)/).collect { it[1].trim() }
assert kernels[0] == 'scalar kernels, 1 thread'
assert kernels[1] == 'SIMD (128 bits) kernels, 3 threads'
assert kernels[2] == 'scalar kernels, 8 threads'
assert kernels[3].startsWith('textbook kernels')
assert kernels[4].startsWith('textbook kernels')
assert kernels[5] ==~ /SIMD \(\d+ bits\) kernels, \d+ threads?/
