import dev.nnmaven.nn.prediction.Model

def log = new File(basedir, 'build.log').text
assert log.contains('regression of weight, which has 299 different values')
assert log =~ /wild +category/
assert log =~ /held-out RMSE \S+, R² 0\.9\d+, loss /
assert log.contains('The model passes the gate: 2 rules checked.')

def regressor = Model.load(new File(basedir, 'target/nn/model.safetensors').toPath()).numbers()
assert regressor.target() == 'weight'
def weight = regressor.predict([length: 5.0, width: 8.0, soil: 'loam', wild: 'yes', kind: 'bellis'])
assert Math.abs(weight - 90) < 6

assert new File(basedir, 'target/nn/report/index.html').text.contains('Root mean squared error of weight')
