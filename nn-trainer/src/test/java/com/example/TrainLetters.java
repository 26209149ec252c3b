package com.example;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.task.LabeledImages;
import java.nio.file.Path;
import java.util.List;

class TrainLetters {

  /** Trains on a folder with a subfolder of images for each class, and writes the model. */
  static void train(Path folder, Path modelFile) throws Exception {
    LabeledImages letters = LabeledImages.read(folder);
    int classes = letters.classes().size();
    DenseLayer hidden = new DenseLayer(letters.inputs(), 100, Activation.of("relu"), List.of());
    DenseLayer output = new DenseLayer(100, classes, Activation.of("linear"), List.of());
    Network network = new Network(List.of(hidden, output), Loss.of("crossEntropy"));
    network.initialize(Initializer.of("xavier"), RandomStream.of(1));

    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(Optimizer.of("nesterov(0.9)"))
            .learningRate(0.05f)
            .build();
    new Trainer<>(network, letters.task(), options).train(letters.samples());

    ModelFile.write(modelFile, letters.model(network, Provenance.by("TrainLetters")));
  }
}
