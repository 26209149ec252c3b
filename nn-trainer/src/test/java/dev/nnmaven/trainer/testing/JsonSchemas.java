package dev.nnmaven.trainer.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The schemas in docs, held against what is really written. */
public final class JsonSchemas {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private JsonSchemas() {}

  /**
   * What is wrong with a document. Unlike to anybody else, an undescribed field is wrong, too.
   *
   * @param name of the schema: {@code evaluation}
   */
  public static List<String> problems(String name, String json) throws IOException {
    JsonElement schema = JsonParser.parseString(text(name));
    close(schema);
    return REGISTRY.getSchema(schema.toString()).validate(json, InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  /** What is wrong with a schema itself. */
  public static List<String> problems(String name) throws IOException {
    return REGISTRY
        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
        .validate(text(name), InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static String text(String name) throws IOException {
    return Files.readString(Checkout.root("docs/" + name + ".schema.json"));
  }

  private static void close(JsonElement schema) {
    if (schema.isJsonArray()) {
      schema.getAsJsonArray().forEach(JsonSchemas::close);
    } else if (schema.isJsonObject()) {
      JsonObject object = schema.getAsJsonObject();
      object.asMap().values().forEach(JsonSchemas::close);
      if (object.has("properties") && object.has("required")) {
        object.addProperty("additionalProperties", false);
      }
    }
  }
}
