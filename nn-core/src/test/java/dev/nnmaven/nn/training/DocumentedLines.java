package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.inference.ForwardPass;
import java.util.Map;

/** The lines that the document should hold, in order, with what the classes compute. */
final class DocumentedLines {

  private interface ParameterVisitor {
    /** Is shown a parameter and where its layer's array has it. */
    void visit(String name, float[] parameters, int at);
  }

  private static final Worked ZERO = Worked.number("0");
  private static final Worked ONE = Worked.number("1");

  private final DocumentedStep step;
  private final WorkedLines lines = new WorkedLines();

  private DocumentedLines(DocumentedStep step) {
    this.step = step;
  }

  /** Calculation and result by name. */
  static Map<String, String> of(DocumentedStep step) {
    DocumentedLines document = new DocumentedLines(step);
    document.addGiven();
    document.addHiddenLayer();
    document.addOutputLayer();
    document.addLoss();
    document.addDeltas();
    document.addGradients(1, "outputs0");
    document.addGradients(0, "inputs");
    document.addUpdate();
    return document.lines.lines();
  }

  private void addGiven() {
    float[] inputs = step.inputs();
    for (int i = 0; i < inputs.length; i++) {
      lines.given(name("inputs", i), inputs[i]);
    }
    lines.given("learningRate", step.learningRate());
    for (int layer = 0; layer < 2; layer++) {
      forEachParameter(layer, (name, parameters, at) -> lines.given(name, parameters[at]));
    }
  }

  private void addHiddenLayer() {
    int neurons = step.layer(0).outputs();
    for (int o = 0; o < neurons; o++) {
      float computed = step.forward().layer(0).sums().values()[o];
      lines.result(name("sums0", o), weightedSum(0, o, "inputs"), computed);
    }
    for (int o = 0; o < neurons; o++) {
      Worked power = shown("sums0", o).negated().exp();
      Worked sigmoid = ONE.dividedBy(ONE.plus(power).inParentheses());
      float computed = step.forward().layer(0).outputs().values()[o];
      lines.result(name("outputs0", o), sigmoid, computed);
    }
  }

  private void addOutputLayer() {
    for (int o = 0; o < step.layer(1).outputs(); o++) {
      float computed = step.forward().outputs().values()[o];
      lines.result(name("outputs1", o), weightedSum(1, o, "outputs0"), computed);
    }
  }

  private Worked weightedSum(int layer, int neuron, String inputs) {
    Worked sum = shown("b" + layer, neuron);
    for (int i = 0; i < step.layer(layer).inputs(); i++) {
      Worked weight = shown("W" + layer, i, neuron);
      sum = sum.plus(shown(inputs, i).times(weight));
    }
    return sum;
  }

  private void addLoss() {
    Worked sum = shown("outputs1", 0).exp().plus(shown("outputs1", 1).exp());
    for (int o = 0; o < step.layer(1).outputs(); o++) {
      Worked softmax = shown("outputs1", o).exp().dividedBy(sum.inParentheses());
      float computed = step.forward().predictions().values()[o];
      lines.result(name("probabilities", o), softmax, computed);
    }
    Worked ofLabel = shown("probabilities", step.label());
    lines.result("loss", ofLabel.ln().negated(), step.loss(step.forward()));
  }

  private void addDeltas() {
    for (int o = 0; o < step.layer(1).outputs(); o++) {
      Worked wanted = o == step.label() ? ONE : ZERO;
      Worked difference = shown("probabilities", o).minus(wanted);
      lines.result(name("δ1", o), difference, step.outputDelta(o));
    }
    int neurons = step.layer(0).outputs();
    for (int i = 0; i < neurons; i++) {
      Worked first = shown("δ1", 0).times(shown("W1", i, 0));
      Worked second = shown("δ1", 1).times(shown("W1", i, 1));
      float computed = step.hiddenOutputGradient(i);
      lines.result(name("∂outputs0", i), first.plus(second), computed);
    }
    for (int o = 0; o < neurons; o++) {
      Worked output = shown("outputs0", o);
      Worked slope = output.times(ONE.minus(output).inParentheses());
      Worked delta = shown("∂outputs0", o).times(slope);
      lines.result(name("δ0", o), delta, step.hiddenDelta(o));
    }
  }

  private void addGradients(int layer, String inputs) {
    Parameter weights = step.layer(layer).weights();
    for (int i = 0; i < weights.rows(); i++) {
      for (int o = 0; o < weights.columns(); o++) {
        Worked product = shown(inputs, i).times(shown("δ" + layer, o));
        float computed = step.weightGradient(layer)[i * weights.stride() + o];
        lines.result(name("∂W" + layer, i, o), product, computed);
      }
    }
    for (int o = 0; o < weights.columns(); o++) {
      lines.result(name("∂b" + layer, o), step.biasGradient(layer)[o]);
    }
  }

  private void addUpdate() {
    Network updated = step.updatedNetwork();
    for (int i = 1; i >= 0; i--) {
      Layer after = updated.layers().get(i);
      forEachParameter(
          i,
          (name, before, at) -> {
            Worked change = shown("learningRate").times(shown("∂" + name));
            float[] parameters =
                after.parameter(name.startsWith("W") ? "weights" : "biases").values();
            lines.result("new" + name, shown(name).minus(change), parameters[at]);
          });
    }
    ForwardPass again = step.forward(updated);
    for (int o = 0; o < updated.outputs(); o++) {
      lines.result(name("newProbabilities", o), again.predictions().values()[o]);
    }
    Worked ofLabel = shown("newProbabilities", step.label());
    lines.result("newLoss", ofLabel.ln().negated(), step.loss(again));
  }

  private void forEachParameter(int index, ParameterVisitor visitor) {
    Layer layer = step.layer(index);
    for (int i = 0; i < layer.inputs(); i++) {
      for (int o = 0; o < layer.outputs(); o++) {
        String name = name("W" + index, i, o);
        visitor.visit(
            name, layer.parameter("weights").values(), i * layer.parameter("weights").stride() + o);
      }
    }
    for (int o = 0; o < layer.outputs(); o++) {
      visitor.visit(name("b" + index, o), layer.parameter("biases").values(), o);
    }
  }

  private Worked shown(String name, int... indices) {
    return lines.get(name(name, indices));
  }

  /** A name with its indices, such as {@code W0[2][1]}. */
  private static String name(String name, int... indices) {
    StringBuilder text = new StringBuilder(name);
    for (int index : indices) {
      text.append('[').append(index).append(']');
    }
    return text.toString();
  }
}
