package dev.nnmaven.plugin.imported;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Files that people have weights in, other than safetensors, and the way from each of them. */
enum ForeignFormat {
  /** Also what {@code .pth} files are, and NumPy's {@code .npz}. */
  ZIP("504b0304", "a zip archive, as torch.save writes them (.pt, .pth)", Way.FROM_PYTORCH),
  /** What torch.save wrote before PyTorch 1.6. Could hold any program: nothing here reads it. */
  PICKLE("80", "a Python pickle, as torch.save wrote them (.pt, .pth)", Way.FROM_PYTORCH),
  HDF5("894844460d0a1a0a", "an HDF5 file, as Keras writes them (.h5)", Way.FROM_NUMPY),
  NUMPY("934e554d5059", "an array of NumPy (.npy)", Way.FROM_NUMPY);

  /** How to get a safetensors file, in Python. */
  private static final class Way {
    private static final String FROM_PYTORCH =
        "safetensors.torch.save_file({k: v.float() for k, v in torch.load(\"old.pt\","
            + " map_location=\"cpu\").items()}, \"new.safetensors\"); if the file holds a whole"
            + " module, that is torch.load(...).state_dict()";
    private static final String FROM_NUMPY =
        "safetensors.numpy.save_file({\"fc1.weight\": array, ...}, \"new.safetensors\"), with"
            + " float32 arrays, two for each layer";
  }

  /** Where a safetensors file has the bracket that its header begins with, after the length. */
  private static final int HEADER = Long.BYTES;

  private final byte[] start;
  private final String what;
  private final String way;

  ForeignFormat(String start, String what, String way) {
    this.start = HexFormat.of().parseHex(start);
    this.what = what;
    this.way = way;
  }

  /**
   * Makes sure that a file is none of these.
   *
   * @throws MalformedFileException if it is; the message names the file and says what to do
   */
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
            "%s cannot be imported: it is %s; expected a safetensors file. Convert it in Python: %s"
                .formatted(file, format.what, format.way));
      }
    }
  }

  private boolean isStartOf(byte[] begin) {
    return begin.length >= start.length
        && Arrays.equals(begin, 0, start.length, start, 0, start.length);
  }
}
