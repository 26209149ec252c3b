package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;

/**
 * Trains for some seconds and lists what the JIT compiler made of each method of the SIMD kernels.
 * Ends with status 1 unless its optimizing tier (4) took each that was needed whole: by itself or
 * as a part of its callers, and with every operation on vectors inlined, since one that is not puts
 * vectors on the heap.
 *
 * <p>The compiler reports what it does as events of the flight recorder.
 */
public final class CompiledMethods {

  private static final String KERNELS = "dev.nnmaven.nn.kernel.";
  private static final List<String> CLASSES =
      List.of(
          "SimdKernels",
          "StridedTiles",
          "OneRowTiles",
          "GatheredTiles",
          "OverlappingTiles",
          "PoolingLoops",
          "Panels",
          "ElementwiseLoops",
          "VectorMath");

  /** Called once a run, if at all. */
  private static final Set<String> COLD = Set.of("SimdKernels.name", "SimdKernels.<clinit>");

  private static final int OPTIMIZING_TIER = 4;

  private final Map<Long, RecordedEvent> compilations = new HashMap<>();
  private final Map<Long, String> failures = new HashMap<>();
  private final List<RecordedEvent> inlinings = new ArrayList<>();

  private CompiledMethods() {}

  /** Trains, prints the table, judges. */
  public static void main(String[] arguments) throws Exception {
    Path file = Files.createTempFile("compiled", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.Compilation").withThreshold(Duration.ZERO).withoutStackTrace();
      recording.enable("jdk.CompilerInlining").withoutStackTrace();
      recording.enable("jdk.CompilationFailure").withoutStackTrace();
      recording.start();
      for (String activation : List.of("sigmoid", "tanh", "relu")) {
        for (int batch : List.of(1, 30, 256)) {
          train("784,100,80,20,10", activation, batch);
        }
      }
      for (String activation : List.of("leakyRelu", "elu", "gelu", "softplus")) {
        train("784,300,10", activation, 256); // wide enough for panels, too
      }
      trainOnImages("c3x16,m2,c3x32,a2,c3x48,c3x64,d10"); // tiles of each width
      recording.stop();
      recording.dump(file);
    }
    CompiledMethods seen = new CompiledMethods();
    seen.read(file);
    Files.delete(file);
    System.exit(seen.report() ? 0 : 1);
  }

  /**
   * Layers whose sizes need tiles of all widths; batches that need tiles of one row and of four.
   */
  private static void train(String sizes, String activation, int batch) {
    ImageSamples samples = Examples.samples(Examples.synthetic(3000));
    int epochs = batch == 1 ? 10 : 60;
    new Trainer<>(
            Examples.network(sizes, Activation.of(activation)),
            Examples.CLASSES,
            TrainingOptions.builder().learningRate(0.001f).epochs(epochs).batchSize(batch).build(),
            new ComputeOptions(KernelChoice.SIMD, 2),
            TrainingListener.none())
        .train(samples);
  }

  private static void trainOnImages(String network) {
    Shape shape = new Shape(16, 16, 3);
    new Trainer<>(
            ImageSpeed.network(network, shape),
            Examples.CLASSES,
            TrainingOptions.builder().learningRate(0.001f).epochs(20).batchSize(64).build(),
            new ComputeOptions(KernelChoice.SIMD, 2),
            TrainingListener.none())
        .train(new ImageSpeed.Images(shape.size()));
  }

  private void read(Path file) throws IOException {
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        long id = event.getLong("compileId");
        switch (event.getEventType().getName()) {
          case "jdk.Compilation" -> compilations.put(id, event);
          case "jdk.CompilationFailure" -> failures.put(id, event.getString("failureMessage"));
          default -> inlinings.add(event);
        }
      }
    }
  }

  private boolean report() throws ClassNotFoundException {
    Map<String, RecordedEvent> last = lastOptimized();
    Map<String, Set<String>> obstacles = obstacles(last);
    System.out.println("| method | tier 4 | code, bytes | inlined into, times | obstacles |");
    System.out.println("|---|---|---|---|---|");
    boolean good = true;
    List<String> methods = methods();
    Set<String> compiled = compiled();
    for (String method : methods) {
      RecordedEvent own = last.get(method);
      long inlined = timesInlined(method);
      Set<String> of = obstacles.getOrDefault(method, Set.of());
      boolean taken = own != null || inlined > 0;
      boolean refused = !taken && compiled.contains(method);
      good &= !refused && of.isEmpty();
      System.out.printf(
          "| %s | %s | %s | %d | %s |%n",
          method,
          own != null ? "by itself" : taken ? "in callers" : refused ? "NO" : "not needed here",
          own != null ? own.getLong("codeSize") : "",
          inlined,
          of.isEmpty() ? "none" : String.join("; ", of));
    }
    System.out.println();
    for (Map.Entry<String, Set<String>> caller : obstacles.entrySet()) {
      if (!methods.contains(caller.getKey())) {
        good = false;
        System.out.printf("In %s: %s%n", caller.getKey(), String.join("; ", caller.getValue()));
      }
    }
    System.out.println(
        good
            ? "The optimizing compiler took every method whole."
            : "The optimizing compiler did NOT take every method whole.");
    return good;
  }

  /**
   * Methods that any tier has compiled. The others were hardly called: vectors of some lengths need
   * not all widths of tiles.
   */
  private Set<String> compiled() {
    return compilations.values().stream()
        .map(compilation -> name(compilation.getValue("method")))
        .collect(Collectors.toSet());
  }

  /** Of each method of the kernels, its last compilation by the optimizing tier. */
  private Map<String, RecordedEvent> lastOptimized() {
    Map<String, RecordedEvent> last = new TreeMap<>();
    compilations.values().stream()
        .filter(c -> isOptimized(c) && c.getBoolean("succeded"))
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .forEach(c -> last.put(name(c.getValue("method")), c));
    return last;
  }

  /** What the compiler refused in the code that runs, by the method that it compiled. */
  private Map<String, Set<String>> obstacles(Map<String, RecordedEvent> last) {
    Map<String, Set<String>> obstacles = new TreeMap<>();
    for (Map.Entry<Long, String> failure : failures.entrySet()) {
      RecordedEvent compilation = compilations.get(failure.getKey());
      if (compilation != null && isOptimized(compilation) && !compilation.getBoolean("succeded")) {
        add(obstacles, name(compilation.getValue("method")), failure.getValue());
      }
    }
    for (RecordedEvent inlining : inlinings) {
      RecordedEvent compilation = compilations.get(inlining.getLong("compileId"));
      if (compilation == null || inlining.getBoolean("succeeded")) {
        continue;
      }
      String root = name(compilation.getValue("method"));
      RecordedObject callee = inlining.getValue("callee");
      if (isOurs(compilation) && compilation.equals(last.get(root)) && isOnVectors(callee)) {
        String message = inlining.getString("message");
        if (!isHarmless(message)) {
          add(obstacles, root, shortName(callee) + ": " + message);
        }
      }
    }
    return obstacles;
  }

  private static void add(Map<String, Set<String>> obstacles, String method, String text) {
    obstacles.computeIfAbsent(method, m -> new TreeSet<>()).add(text);
  }

  /** A path that was never taken, or that code of the JDK wants kept apart. */
  private static boolean isHarmless(String message) {
    return message.contains("never executed")
        || message.contains("not reached")
        || message.contains("uncommon");
  }

  private static boolean isOnVectors(RecordedObject callee) {
    String type = callee.getString("type").replace('/', '.');
    String descriptor = callee.getString("descriptor");
    return type.startsWith("jdk.incubator.vector.")
        || type.startsWith("jdk.internal.vm.vector.")
        || (type.startsWith(KERNELS) && descriptor.contains("Ljdk/incubator/vector/"));
  }

  private static boolean isOurs(RecordedEvent compilation) {
    RecordedMethod method = compilation.getValue("method");
    return method.getType().getName().startsWith("dev.nnmaven.nn.");
  }

  private long timesInlined(String method) {
    return inlinings.stream()
        .filter(i -> i.getBoolean("succeeded"))
        .filter(i -> shortName(i.getValue("callee")).equals(method))
        .map(i -> compilations.get(i.getLong("compileId")))
        .filter(c -> c != null && isOptimized(c))
        .count();
  }

  private static boolean isOptimized(RecordedEvent compilation) {
    return compilation.getInt("compileLevel") == OPTIMIZING_TIER;
  }

  private static String name(RecordedMethod method) {
    return simple(method.getType().getName()) + "." + method.getName();
  }

  private static String shortName(RecordedObject callee) {
    return simple(callee.getString("type").replace('/', '.')) + "." + callee.getString("name");
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static List<String> methods() throws ClassNotFoundException {
    Set<String> methods = new TreeSet<>();
    for (String name : CLASSES) {
      for (Method method : Class.forName(KERNELS + name).getDeclaredMethods()) {
        if (!method.isSynthetic()) {
          methods.add(name + "." + method.getName());
        }
      }
    }
    methods.removeAll(COLD);
    return List.copyOf(methods);
  }
}
