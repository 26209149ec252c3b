package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.App.Request;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The application with its model, as users get it. */
class AppTest {

  /** The application; says what to change if its rows are not those of the model. */
  private static App app() throws IOException {
    try {
      return new App();
    } catch (IllegalArgumentException e) {
      String advice =
          "App.Request is not a row of your table. In App, give it your columns; if you predict a number,"
              + " call numbers(...) instead of rows(...), which returns a Regressor. In AppTest, ask about"
              + " rows of yours. ";
      throw new AssertionError(advice + e.getMessage(), e);
    }
  }

  @Test
  void recognize_aTypicalRequestToEachOffice_isRight() throws IOException {
    App app = app();
    assertEquals("waste", office(app, "Nobody emptied our bins today, they are full of rubbish", "app"));
    assertEquals("roads", office(app, "Deep pothole in the asphalt outside the school", "app"));
    assertEquals("parks", office(app, "The slide on the playground is broken", "phone"));
    assertEquals("documents", office(app, "I need a new passport, which papers do I bring?", "web"));
    assertEquals("taxes", office(app, "I have paid the dog tax and still got a reminder", "email"));
  }

  private static String office(App app, String message, String channel) {
    return app.recognize(new Request(message, channel)).best().className();
  }
}
