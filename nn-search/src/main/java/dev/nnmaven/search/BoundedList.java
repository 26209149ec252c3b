package dev.nnmaven.search;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list in JSON that is read up to a length: a longer one is refused before it is in memory. */
final class BoundedList<T> extends TypeAdapter<List<T>> {

  private final TypeAdapter<T> each;
  private final int most;

  BoundedList(TypeAdapter<T> each, int most) {
    this.each = each;
    this.most = most;
  }

  @Override
  public void write(JsonWriter out, List<T> list) throws IOException {
    out.beginArray();
    for (T one : list) {
      each.write(out, one);
    }
    out.endArray();
  }

  @Override
  public List<T> read(JsonReader in) throws IOException {
    List<T> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      if (list.size() == most) {
        throw new JsonParseException("a list is longer than " + most);
      }
      list.add(each.read(in));
    }
    in.endArray();
    return list;
  }
}
