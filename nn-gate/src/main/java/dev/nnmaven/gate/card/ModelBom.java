package dev.nnmaven.gate.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nnmaven.gate.rule.FoundFigure;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.OrganizationalContact;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.component.ModelCard;
import org.cyclonedx.model.component.data.DatasetChoice;
import org.cyclonedx.model.component.modelCard.Considerations;
import org.cyclonedx.model.component.modelCard.InputOutputParameter;
import org.cyclonedx.model.component.modelCard.ModelParameters;
import org.cyclonedx.model.component.modelCard.PerformanceMetric;
import org.cyclonedx.model.component.modelCard.QuantitativeAnalysis;
import org.cyclonedx.model.component.modelCard.consideration.Risk;

/**
 * A model card as a bill of materials of CycloneDX 1.6: the model with its card, and its data. The
 * same evidence gives the same bytes: the serial number is made of the content, and the time is
 * that of the sources, or none.
 */
record ModelBom(CardContent content) {

  private static final String DATASET = "dataset";

  static String of(CardContent content) {
    ModelBom its = new ModelBom(content);
    Metadata metadata = new Metadata();
    metadata.setTimestamp(null); // the library's is the clock's
    metadata.setComponent(its.model());
    Bom bom = new Bom();
    bom.setVersion(1);
    bom.setMetadata(metadata);
    bom.setComponents(List.of(its.data()));
    ObjectNode all = (ObjectNode) new BomJsonGenerator(bom, Version.VERSION_16).toJsonNode();
    // The library would write it with the digits and the calendar of the machine's locale.
    Optional<Instant> time = content.card().project().time();
    time.ifPresent(of -> all.withObject("/metadata").put("timestamp", of.toString()));
    byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
    all.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(bytes));
    // Lines end as on Unix, whatever the system.
    return all.toPrettyString().lines().map(line -> line + "\n").collect(Collectors.joining());
  }

  private Component model() {
    Card.Project project = content.card().project();
    Component model = component(Component.Type.MACHINE_LEARNING_MODEL, content.name());
    model.setPurl(
        "pkg:maven/%s/%s@%s?%sclassifier=model&type=safetensors"
            .formatted(
                Texts.url(project.group()),
                Texts.url(project.artifact()),
                Texts.url(project.version()),
                // Tells the models of a project from each other.
                content.isNamed()
                    ? "checksum=sha256:%s&".formatted(content.model().sha256())
                    : ""));
    model.setBomRef("model-" + content.model().sha256());
    model.setGroup(prose(project.group()));
    model.setVersion(prose(project.version()));
    model.setDescription(prose(project.description()));
    model.addHash(new Hash(Hash.Algorithm.SHA_256, content.model().sha256()));
    model.setLicenses(licenses(content.licenses()));
    model.setAuthors(
        said(Topic.RESPONSIBLE)
            .map(
                who -> {
                  OrganizationalContact contact = new OrganizationalContact();
                  contact.setName(who);
                  return contact;
                })
            .toList());
    ModelCard card = new ModelCard();
    card.setModelParameters(parameters());
    QuantitativeAnalysis analysis = new QuantitativeAnalysis();
    analysis.setPerformanceMetrics(
        Stream.of(content.figures(), content.classes(), content.slices())
            .flatMap(List::stream)
            .map(ModelBom::metric)
            .toList());
    card.setQuantitativeAnalysis(analysis);
    card.setConsiderations(considerations());
    card.setProperties(properties());
    model.setModelCard(card);
    return model;
  }

  private Component data() {
    Component data = component(Component.Type.DATA, content.dataset());
    data.setBomRef(DATASET);
    data.setLicenses(licenses(content.dataLicenses()));
    data.setProperties(
        List.of(
            property("trainingExamples", content.provenance().trainingImages()),
            property("trainingSha256", content.provenance().trainingSha256()),
            property("heldOutExamples", content.heldOut())));
    return data;
  }

  private static Component component(Component.Type type, String name) {
    Component component = new Component();
    component.setType(type);
    component.setName(name);
    return component;
  }

  private static LicenseChoice licenses(List<License> all) {
    LicenseChoice choice = new LicenseChoice();
    for (License one : all) {
      org.cyclonedx.model.License license = new org.cyclonedx.model.License();
      one.spdx().ifPresentOrElse(license::setId, () -> license.setName(prose(one.name())));
      Optional.of(one.url()).filter(url -> !url.isEmpty()).ifPresent(license::setUrl);
      choice.addLicense(license);
    }
    return choice;
  }

  private static Property property(String name, Object value) {
    return new Property("nn:" + prose(name), prose(value.toString()));
  }

  /** A text without characters that nobody sees, but for the ends of its lines. */
  private static String prose(String text) {
    return text.strip().lines().map(Shown::escaped).collect(Collectors.joining("\n"));
  }

  private Stream<String> said(Topic topic) {
    return content.said(topic).map(ModelBom::prose).stream();
  }

  private ModelParameters parameters() {
    ModelParameters.Approach approach = new ModelParameters.Approach();
    approach.setType(ModelParameters.Approach.ApproachType.SUPERVISED);
    DatasetChoice data = new DatasetChoice();
    data.setRef(DATASET);
    ModelParameters parameters = new ModelParameters();
    parameters.setApproach(approach);
    parameters.setTask(content.task());
    String network = content.model().network();
    parameters.setArchitectureFamily(
        (network.contains("conv(") ? "convolutional" : "feedforward") + " neural network");
    parameters.setModelArchitecture(network);
    parameters.setDatasets(List.of(data));
    parameters.setInputs(content.inputs().stream().map(ModelBom::format).toList());
    parameters.setOutputs(List.of(format(content.outputs())));
    return parameters;
  }

  private static InputOutputParameter format(String text) {
    InputOutputParameter parameter = new InputOutputParameter();
    parameter.setFormat(text);
    return parameter;
  }

  private static PerformanceMetric metric(FoundFigure figure) {
    PerformanceMetric metric = new PerformanceMetric();
    metric.setType(figure.type());
    metric.setValue(CardContent.number(figure.value()));
    Optional.of(figure.slice()).filter(slice -> !slice.isEmpty()).ifPresent(metric::setSlice);
    for (FoundFigure.Interval of : figure.interval().stream().toList()) {
      PerformanceMetric.ConfidenceInterval interval = new PerformanceMetric.ConfidenceInterval();
      interval.setLowerBound(CardContent.number(of.low()));
      interval.setUpperBound(CardContent.number(of.high()));
      metric.setConfidenceInterval(interval);
    }
    return metric;
  }

  private Considerations considerations() {
    Considerations considerations = new Considerations();
    considerations.setUseCases(said(Topic.INTENDED_USE).toList());
    considerations.setTechnicalLimitations(
        Stream.concat(
                said(Topic.OUT_OF_SCOPE_USE).map("Out of scope: "::concat), said(Topic.LIMITATIONS))
            .toList());
    considerations.setEthicalConsiderations(
        said(Topic.ETHICAL_CONSIDERATIONS)
            .map(
                text -> {
                  Risk risk = new Risk();
                  risk.setName(text);
                  return risk;
                })
            .toList());
    return considerations;
  }

  private List<Property> properties() {
    Stream<Property> made =
        Stream.of(
            property("producer", content.provenance().producer()),
            property("parameters", content.model().parameters()),
            property("confidence", "95%"),
            property("gate", content.verdict().line()));
    Stream<Property> options =
        content.provenance().options().entrySet().stream()
            .map(one -> property("option:" + one.getKey(), one.getValue()));
    Stream<Property> rules =
        content.verdict().results().stream().map(one -> property("gate:" + one.rule(), found(one)));
    Stream<Property> caveats = content.caveats().stream().map(one -> property("caveat", one));
    return Stream.of(made, caveats, options, rules).flatMap(all -> all).toList();
  }

  private static String found(RuleResult rule) {
    return "%s: required %s, found %s"
        .formatted(rule.outcome().word(), rule.required(), rule.actual());
  }
}
