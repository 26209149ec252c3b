package com.example.penguins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The application with its model, as users get them. */
class PenguinsTest {

  @Test
  void recognize_aTypicalPenguinOfEachSpecies_isRight() throws IOException {
    assertEquals("Adelie", species(new Penguin("Torgersen", 39.0, 18.5, 190.0, 3700.0, "female")));
    assertEquals("Chinstrap", species(new Penguin("Dream", 49.0, 18.5, 196.0, 3700.0, "male")));
    assertEquals("Gentoo", species(new Penguin("Biscoe", 47.5, 15.0, 217.0, 5100.0, "male")));
  }

  @Test
  void recognize_sexUnknown_answersAllTheSame() throws IOException {
    assertEquals("Gentoo", species(new Penguin("Biscoe", 47.5, 15.0, 217.0, 5100.0, null)));
  }

  private static String species(Penguin penguin) throws IOException {
    return new Penguins().recognize(penguin).best().className();
  }
}
