import dev.nnmaven.trainer.testing.Pictures

Pictures.colour(12, 9, 'green pear', 'red apple').draw(new File(basedir, 'data').toPath(), 15, 1)
