import dev.nnmaven.trainer.testing.Images

Images.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'data').toPath(), 20, 1)
new File(basedir, 'nn-card.md').text = '''\
## Limitations
Noise above 60.
## Ethical considerations
None known.
## Responsible
The shop, shop@example.com
'''
true
