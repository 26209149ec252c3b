import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Model;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application gives a model of rows what somebody sent it; each value is to be refused. */
class HugeValues {

  public static void main(String[] arguments) throws Exception {
    Classifier<Map<String, ?>> model = Model.load(Path.of(arguments[0])).rows();
    List<Object> itself = new ArrayList<>();
    itself.add(List.of(itself));
    for (Object value : List.of(BigInteger.TWO.pow(300_000_000), itself)) {
      try {
        model.classify(Map.of("x", value));
        System.out.println("accepted");
      } catch (IllegalArgumentException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
  }
}
