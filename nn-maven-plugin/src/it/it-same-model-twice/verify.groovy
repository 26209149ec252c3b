def one = new File(basedir, 'target/one.safetensors').bytes
def two = new File(basedir, 'target/elsewhere/two.safetensors').bytes
assert one.length > 10_000
assert Arrays.equals(one, two)
