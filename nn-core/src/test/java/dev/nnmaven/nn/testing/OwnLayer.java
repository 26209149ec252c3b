package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.List;

/** A layer of one's own: the plain equations of another, and no kernels. */
public class OwnLayer implements Layer {

  private final Layer equations;

  /** The equations of another layer. */
  public OwnLayer(Layer equations) {
    this.equations = equations;
  }

  @Override
  public String kind() {
    return "own";
  }

  @Override
  public List<String> arguments() {
    return equations.arguments();
  }

  @Override
  public Shape inputShape() {
    return equations.inputShape();
  }

  @Override
  public Shape outputShape() {
    return equations.outputShape();
  }

  @Override
  public Activation activation() {
    return equations.activation();
  }

  @Override
  public List<Regularizer> regularizers() {
    return equations.regularizers();
  }

  @Override
  public List<Parameter> parameters() {
    return equations.parameters();
  }

  @Override
  public void initialize(Initializer initializer, RandomStream random) {
    equations.initialize(initializer, random);
  }

  @Override
  public Layer copy() {
    return new OwnLayer(equations.copy());
  }

  @Override
  public float[] sums(float[] inputs) {
    return equations.sums(inputs);
  }

  @Override
  public float[] inputGradient(float[] inputs, float[] sums, float[] delta) {
    return equations.inputGradient(inputs, sums, delta);
  }

  @Override
  public void addGradient(float[] inputs, float[] delta, List<float[]> gradients) {
    equations.addGradient(inputs, delta, gradients);
  }
}
