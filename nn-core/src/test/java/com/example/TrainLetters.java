package com.example;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.activation.Relu;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.initializer.Xavier;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.optimizer.Nesterov;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class TrainLetters {

  /** Trains on a folder with a sub-folder of images for each class, and writes the model. */
  static void train(Path folder, Path modelFile) throws Exception {
    Dataset letters = new ImageFolderReader().readTraining(folder).dataset();
    ImagePreprocessing pixels = new ImagePreprocessing(letters.width(), letters.height());
    DenseLayer hidden = new DenseLayer(pixels.inputs(), 100, new Relu(), List.of());
    DenseLayer output = new DenseLayer(100, letters.classes().size(), new Linear(), List.of());
    Network network = new Network(List.of(hidden, output), new CrossEntropy());
    network.initialize(new Xavier(), RandomStream.of(1));

    TrainingOptions options =
        TrainingOptions.builder().optimizer(new Nesterov(0.9f)).learningRate(0.05f).build();
    ClassificationTask task = new ClassificationTask(letters.classes());
    new Trainer<>(network, task, options)
        .train(new ImageSamples(letters, pixels), Optional.empty());

    ModelFile.write(
        modelFile, new TrainedModel(network, task, pixels, Provenance.by("TrainLetters")));
  }
}
