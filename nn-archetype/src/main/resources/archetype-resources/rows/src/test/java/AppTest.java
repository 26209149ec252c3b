package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.App.Vessel;
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
          "App.Vessel is not a row of your table. In App, give it your columns; if you predict a number,"
              + " call numbers(...) instead of rows(...), which returns a Regressor. In AppTest, ask about"
              + " rows of yours. ";
      throw new AssertionError(advice + e.getMessage(), e);
    }
  }

  @Test
  void recognize_aTypicalVesselOfEachKind_isRight() throws IOException {
    App app = app();
    assertEquals("bowl", app.recognize(new Vessel(7, 17, false, "wood")).best().className());
    assertEquals("cup", app.recognize(new Vessel(9, 8, true, "stoneware")).best().className());
    assertEquals("vase", app.recognize(new Vessel(26, 11, false, "glass")).best().className());
  }
}
