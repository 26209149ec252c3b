package dev.nnmaven.trainer.files;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a JSON file that is written only: its fields, in their order. */
public final class JsonObject extends AbstractMap<String, Object> {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a field; one that is null or empty is omitted. */
  public JsonObject with(String name, @Nullable Object value) {
    Object known = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (known != null) {
      fields.put(name, known);
    }
    return this;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return fields.entrySet();
  }
}
