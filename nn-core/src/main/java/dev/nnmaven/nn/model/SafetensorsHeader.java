package dev.nnmaven.nn.model;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.nnmaven.nn.io.JsonProblem;
import dev.nnmaven.nn.text.SafeText;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The JSON header of a safetensors file, read as untrusted input: its claims are checked against
 * the actual size before memory is allocated.
 *
 * @param metadata texts by name
 * @param entries one per tensor, in the order of their bytes
 */
record SafetensorsHeader(SortedMap<String, String> metadata, List<Entry> entries) {

  static final String METADATA = "__metadata__";
  static final String FLOAT32 = "F32";

  private static final int MOST_DIMENSIONS = 8;

  /**
   * Header entry of a tensor, from {@code begin} to {@code end}, exclusive, behind the header.
   *
   * @param type element type as in the format, such as {@code F32}
   * @param shape checked against the bytes if they are float32, and else empty
   */
  record Entry(String name, String type, int[] shape, long begin, long end) {
    boolean isFloat32() {
      return type.equals(FLOAT32);
    }

    /** Number of elements. */
    int count() {
      return (int) ((end - begin) / Float.BYTES);
    }
  }

  static SafetensorsHeader parse(byte[] header, long dataLength) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(header);
    try (JsonReader json =
        new JsonReader(
            new StringReader(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()))) {
      json.setStrictness(Strictness.STRICT);
      SafetensorsHeader parsed = parse(json);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedFileException("the header continues after its end");
      }
      parsed.requireNoHoles(dataLength);
      return parsed;
    } catch (MalformedJsonException | EOFException | IllegalStateException e) {
      // Without the cause: Gson's message has names as they are in the file.
      throw new MalformedFileException(
          "the header is not the JSON expected: %s", JsonProblem.reason(e));
    } catch (CharacterCodingException e) {
      throw new MalformedFileException("the header is not UTF-8", e);
    } catch (NumberFormatException e) {
      throw new MalformedFileException(
          "the header has a malformed number: %s", JsonProblem.reason(e));
    }
  }

  private static SafetensorsHeader parse(JsonReader json) throws IOException {
    SortedMap<String, String> metadata = new TreeMap<>();
    List<Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (!names.add(name)) {
        throw new MalformedFileException("the header names %s twice", SafeText.text(name));
      }
      if (name.equals(METADATA)) {
        readMetadata(json, metadata);
      } else {
        entries.add(readEntry(json, name));
      }
    }
    json.endObject();
    // Of two that begin at one byte, the first is empty.
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    return new SafetensorsHeader(metadata, entries);
  }

  private static void readMetadata(JsonReader json, SortedMap<String, String> metadata)
      throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      if (json.peek() != JsonToken.STRING) {
        throw new MalformedFileException(
            "the metadata entry %s is not a string", SafeText.text(key));
      }
      if (metadata.put(key, json.nextString()) != null) {
        throw new MalformedFileException("the metadata names %s twice", SafeText.text(key));
      }
    }
    json.endObject();
  }

  private static Entry readEntry(JsonReader json, String name) throws IOException {
    String type = null;
    long[] shape = null;
    long[] offsets = null;
    Set<String> fields = new HashSet<>();
    json.beginObject();
    while (json.hasNext()) {
      String field = json.nextName();
      if (!fields.add(field)) {
        throw new MalformedFileException(
            "tensor %s has %s twice", SafeText.text(name), SafeText.text(field));
      }
      switch (field) {
        case "dtype" -> type = json.nextString();
        case "shape" -> shape = readLongs(json);
        case "data_offsets" -> offsets = readLongs(json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (type == null || shape == null || offsets == null || offsets.length != 2) {
      throw new MalformedFileException(
          "tensor %s lacks dtype, shape or two data_offsets", SafeText.text(name));
    }
    boolean isFloat32 = type.equals(FLOAT32);
    if (!isFloat32 && (offsets[0] < 0 || offsets[1] < offsets[0])) {
      throw new MalformedFileException(
          "tensor %s has bytes from %s to %s", SafeText.text(name), offsets[0], offsets[1]);
    }
    int[] checked = isFloat32 ? checkShape(name, shape, offsets) : new int[0];
    return new Entry(name, type, checked, offsets[0], offsets[1]);
  }

  private static long[] readLongs(JsonReader json) throws IOException {
    LongStream.Builder numbers = LongStream.builder();
    json.beginArray();
    for (int count = 0; json.hasNext(); count++) {
      numbers.add(json.nextLong());
      if (count == MOST_DIMENSIONS) {
        throw new MalformedFileException("found a list of more than %s numbers", MOST_DIMENSIONS);
      }
    }
    json.endArray();
    return numbers.build().toArray();
  }

  /** Converts the shape to ints; throws if it does not match the number of bytes. */
  private static int[] checkShape(String name, long[] shape, long[] offsets)
      throws MalformedFileException {
    long elements = 1;
    int[] checked = new int[shape.length];
    for (int i = 0; i < shape.length; i++) {
      boolean sensible = shape[i] >= 0 && shape[i] <= Integer.MAX_VALUE;
      elements = sensible ? elements * shape[i] : -1; // both below 2³¹, so no overflow
      checked[i] = (int) shape[i];
      if (elements < 0 || elements > Integer.MAX_VALUE - 8) {
        throw new MalformedFileException(
            "tensor %s claims dimension %s, more than an array can hold",
            SafeText.text(name), shape[i]);
      }
    }
    if (offsets[0] < 0 || offsets[1] - offsets[0] != Float.BYTES * elements) {
      throw new MalformedFileException(
          "tensor %s has %s elements, but its bytes run from %s to %s",
          SafeText.text(name), elements, offsets[0], offsets[1]);
    }
    return checked;
  }

  /** Throws unless the tensors cover the data without gaps or overlaps. */
  private void requireNoHoles(long dataLength) throws MalformedFileException {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.begin() != end) {
        throw new MalformedFileException(
            "tensor %s begins at byte %s, expected %s",
            SafeText.text(entry.name()), entry.begin(), end);
      }
      end = entry.end();
    }
    if (end != dataLength) {
      throw new MalformedFileException(
          "the tensors take %s bytes, but the file has %s for them%s",
          end, dataLength, end > dataLength ? "; it is cut short" : "");
    }
  }
}
