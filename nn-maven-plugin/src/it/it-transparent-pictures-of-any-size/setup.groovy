import dev.nnmaven.trainer.testing.Shapes

Shapes.draw(new File(basedir, 'data').toPath(), 20, 1)
Shapes.draw(new File(basedir, 'others').toPath(), 5, 2)
