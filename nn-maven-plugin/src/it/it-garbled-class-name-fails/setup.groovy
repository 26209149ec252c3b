import dev.nnmaven.trainer.testing.Images

def data = new File(basedir, 'data').toPath()
Images.grey(8, 8, 'A', 'B').draw(data, 10, 1)
// By Maven's own locale that folder cannot be made everywhere; by mkdir it can.
assert ['sh', '-c', "mv data/B \"data/Gr\$(printf '\\303\\274')n\""].execute(null, basedir).waitFor() == 0
