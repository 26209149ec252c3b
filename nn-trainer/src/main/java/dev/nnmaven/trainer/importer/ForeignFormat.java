package dev.nnmaven.trainer.importer;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Other formats of weights than safetensors, and how to convert them. */
enum ForeignFormat {
  /** Zip archives: {@code .pt}, {@code .pth}, and NumPy's {@code .npz}. */
  ZIP("504b0304", "a zip archive, as torch.save writes them (.pt, .pth)", true),
  /**
   * Python pickles, written by torch.save before PyTorch 1.6. May contain any program, so never
   * read.
   */
  PICKLE("80", "a Python pickle, as torch.save wrote them (.pt, .pth)", true),
  HDF5("894844460d0a1a0a", "an HDF5 file, as Keras writes them (.h5)", false),
  NUMPY("934e554d5059", "an array of NumPy (.npy)", false);

  /** Offset of the header's opening brace in a safetensors file, after the length. */
  private static final int HEADER = Long.BYTES;

  private final byte[] start;
  private final String what;
  private final boolean fromPytorch;

  ForeignFormat(String start, String what, boolean fromPytorch) {
    this.start = HexFormat.of().parseHex(start);
    this.what = what;
    this.fromPytorch = fromPytorch;
  }

  /** Throws if a file has one of these formats; the message names it and says what to do. */
  static void refuse(Path file) throws IOException {
    byte[] begin;
    try (InputStream in = RegularFile.open(file)) {
      begin = in.readNBytes(HEADER + 1);
    }
    if (begin.length > HEADER && begin[HEADER] == '{') {
      return; // whatever the length of the header looks like
    }
    for (ForeignFormat format : values()) {
      if (format.isStartOf(begin)) {
        throw new MalformedFileException(
            "%s cannot be imported: it is %s; expected a safetensors file. Convert it in Python: %s",
            file, format.what, format.way());
      }
    }
  }

  private String way() {
    return fromPytorch
        ? "safetensors.torch.save_file({k: v.float() for k, v in torch.load(\"old.pt\","
            + " map_location=\"cpu\").items()}, \"new.safetensors\"); if the file holds a whole"
            + " module, that is torch.load(...).state_dict()"
        : "safetensors.numpy.save_file({\"fc1.weights\": kernel, \"fc1.biases\": bias, ...},"
            + " \"new.safetensors\"), with float32 arrays; a kernel is [inputs][neurons]";
  }

  private boolean isStartOf(byte[] begin) {
    return begin.length >= start.length
        && Arrays.equals(begin, 0, start.length, start, 0, start.length);
  }
}
