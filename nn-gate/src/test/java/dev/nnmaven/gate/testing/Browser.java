package dev.nnmaven.gate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.trainer.testing.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window. It and its driver are named, so that nothing is fetched. */
public final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private @Nullable ChromeDriver driver;

  /** Started when it is first asked for something. */
  private ChromeDriver driver() {
    if (driver == null) {
      driver = start();
    }
    return driver;
  }

  private static ChromeDriver start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments("--headless=new", "--disable-gpu", "--hide-scrollbars");
    options.addArguments("--no-sandbox", "--disable-dev-shm-usage"); // root, in a container
    options.addArguments("--disable-background-networking", "--no-first-run");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withLogFile(Checkout.module("target/chromedriver.log").toFile())
            .build(),
        options);
  }

  /**
   * Skips the tests of a class, loudly, without {@code -Dwhole} or a browser; with {@code
   * -Dinteroperability=required} they fail where there is no browser.
   *
   * @param tested what would be tested
   */
  public static void requireInstalled(String tested) {
    Assumptions.assumeTrue(Whole.includes(tested));
    if (Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER)) {
      return;
    }
    String missing = "%s and %s (Debian: chromium, chromium-driver)".formatted(CHROMIUM, DRIVER);
    if ("required".equals(System.getProperty("interoperability"))) {
      Assertions.fail(missing + " are not installed");
    }
    System.err.printf("SKIPPED, NOT TESTED: %s; it needs %s%n", tested, missing);
    Assumptions.abort(missing + " are not installed");
  }

  /** What axe-core finds wrong with the page for people who cannot see or point well. */
  private Object accessibilityViolations() throws IOException {
    runFile("/axe.min.js");
    return driver()
        .executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run().then(r => done(r.violations"
                + ".map(v => v.impact + ' ' + v.id + ': '"
                + " + v.nodes.map(n => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | '))));");
  }

  public void open(Path page) {
    driver().get(page.toUri().toString());
  }

  /** Opens a page that has to ask for nothing else, and to complain of nothing. */
  public void openQuietly(Path page) {
    open(page);
    assertThat(requests())
        .isNotEmpty()
        .allSatisfy(url -> assertThat(url).matches("data:.*|file:///.*\\.html"));
    assertThat(complaints()).isEmpty();
  }

  public String textOf(String selector) {
    return (String) run("return document.querySelector(arguments[0]).textContent.trim()", selector);
  }

  public long count(String selector) {
    return (long) run("return document.querySelectorAll(arguments[0]).length", selector);
  }

  /** What charts tell of the place that is pointed at. */
  public String readout() {
    return (String)
        run(
            "return Array.from(document.querySelectorAll('.readout b'))"
                + ".filter(b => getComputedStyle(b).visibility === 'visible')"
                + ".map(b => b.textContent).join()");
  }

  /** How wide the window is, and which theme the system has. */
  public void show(int width, boolean dark) {
    driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of(
                "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /**
   * What people could not read at this width: text that is cut or lies on other text, words that
   * are broken inside, bars without a length, labels that reach into their plot.
   */
  private Object unreadable() throws IOException {
    return runFile("unreadable.js");
  }

  /**
   * Shows a page at these widths, in both themes, takes images of it in target/report-pictures, and
   * says what people could not read or reach there.
   *
   * @param name of the images
   */
  public List<String> problems(Path page, String name, int... widths) throws IOException {
    return problems(page, name, new boolean[] {false}, widths);
  }

  /** The same, and then with all that can be opened. */
  public List<String> problemsAlsoOpened(Path page, String name, int... widths) throws IOException {
    return problems(page, name, new boolean[] {false, true}, widths);
  }

  private List<String> problems(Path page, String name, boolean[] opened, int... widths)
      throws IOException {
    List<String> problems = new ArrayList<>();
    open(page);
    for (int width : widths) {
      for (boolean dark : new boolean[] {false, true}) {
        show(width, dark);
        open(page);
        for (boolean open : opened) {
          String theme = (dark ? "dark" : "light") + (open ? "-open" : "");
          String image = "%s%d-%s.png".formatted(name, width, theme);
          if (open) {
            run("document.querySelectorAll('details').forEach(d => d.open = true)");
          }
          photograph(Path.of("target", "report-pictures", image));
          if (!Objects.equals(run("return document.documentElement.scrollWidth"), (long) width)) {
            problems.add(image + " has to be scrolled sideways");
          }
          for (Object found : List.of(unreadable(), accessibilityViolations())) {
            ((List<?>) found).forEach(one -> problems.add(image + " " + one));
          }
        }
      }
    }
    return problems;
  }

  public void pointAt(String selector) {
    new Actions(driver()).moveToElement(driver().findElement(By.cssSelector(selector))).perform();
  }

  public Object run(String script, Object... arguments) {
    return driver().executeScript(script, arguments);
  }

  private Object runFile(String name) throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      return run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void photograph(Path file) throws IOException {
    Map<String, Object> clip = new HashMap<>(Map.of("x", 0, "y", 0, "scale", 1));
    clip.put("width", run("return innerWidth"));
    clip.put("height", run("return document.documentElement.scrollHeight"));
    Map<String, Object> shot =
        driver()
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
  }

  /** What the page complained of since the last time. */
  private List<String> complaints() {
    return driver().manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** What the page asked for since the last time, wherever from. */
  private List<String> requests() {
    return driver().manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> JsonParser.parseString(entry.getMessage()).getAsJsonObject())
        .map(entry -> entry.getAsJsonObject("message"))
        .filter(message -> message.get("method").getAsString().equals("Network.requestWillBeSent"))
        .map(message -> message.getAsJsonObject("params").getAsJsonObject("request"))
        .map((JsonObject request) -> request.get("url").getAsString())
        .toList();
  }

  @Override
  public void close() {
    if (driver != null) {
      driver.quit();
    }
  }
}
