package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.App.Vessel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The application with its model, as users get it. */
class AppTest {

  @Test
  void recognize_aTypicalVesselOfEachKind_isRight() throws IOException {
    App app = new App();
    assertEquals("bowl", app.recognize(new Vessel(7, 17, false, "wood")).best().className());
    assertEquals("cup", app.recognize(new Vessel(9, 8, true, "stoneware")).best().className());
    assertEquals("vase", app.recognize(new Vessel(26, 11, false, "glass")).best().className());
  }
}
