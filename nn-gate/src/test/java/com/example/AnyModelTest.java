package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.nnmaven.gate.Answer;
import dev.nnmaven.gate.Judge;
import dev.nnmaven.gate.Judgement;
import dev.nnmaven.trainer.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnyModelTest {

  /** A line of the test data: its number is its id. */
  record Penguin(String id, String species, String island, float[] measures) {}

  @Test
  void penguins_ofAnOnnxModel_passTheGate() throws Exception {
    List<Answer> answers = new ArrayList<>();
    OrtEnvironment onnx = OrtEnvironment.getEnvironment();
    try (OrtSession model = onnx.createSession("src/test/resources/penguins.onnx")) {
      for (Penguin one : penguins()) {
        OnnxTensor given = OnnxTensor.createTensor(onnx, new float[][] {one.measures()});
        float[] p = ((float[][]) model.run(Map.of("measures", given)).get(0).getValue())[0];
        Map<String, Float> said = Map.of("Adelie", p[0], "Chinstrap", p[1], "Gentoo", p[2]);
        answers.add(Answer.of(one.id(), one.species(), said));
      }
    }
    Settings rules = Settings.of(Map.of("minAccuracy", "95%", "minAuc", "99%", "maxLoss", "0.2"));

    Judgement judgement = Judge.judge(rules, answers);

    assertTrue(judgement.passed(), judgement::message);
  }

  @Test
  void penguins_ofRulesInCode_passTheGate() throws Exception {
    Settings rules =
        Settings.of(Map.of("minAccuracy", "90%", "slices", "island", "minSliceAccuracy", "85%"));
    List<Answer> answers = new ArrayList<>();
    for (Penguin one : penguins()) {
      String said = species(one.measures());
      answers.add(Answer.of(one.id(), one.species(), said).with("island", one.island()));
    }

    Judgement judgement = Judge.judge(rules, answers);

    assertTrue(judgement.passed(), judgement::message);
  }

  static String species(float[] measures) {
    if (measures[2] > 206) { // length of a flipper in mm
      return "Gentoo";
    }
    return measures[0] > 44 ? "Chinstrap" : "Adelie"; // length of the bill in mm
  }

  static List<Penguin> penguins() throws Exception {
    List<Penguin> all = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../data/penguins.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[2].matches("[0-9.]+")) {
        float[] measures = new float[4];
        for (int i = 0; i < measures.length; i++) {
          measures[i] = Float.parseFloat(cells[i + 2]);
        }
        all.add(new Penguin("line " + all.size(), cells[0], cells[1], measures));
      }
    }
    return all;
  }
}
