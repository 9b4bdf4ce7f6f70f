package ai.dataframer.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.DefaultGenerator;

/** Runs the generator just far enough to learn what it calls the schemas, the inline ones too. */
final class SchemaProbe extends DefaultCodegen {
    /** Ends the generator's run. */
    private static final class Seen extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Map<String, Schema<?>> schemas;

        @SuppressWarnings({"rawtypes", "unchecked"})
        private Seen(Map<String, Schema> schemas) {
            super(null, null, false, false);
            this.schemas = (Map) schemas;
        }
    }

    /** Returns the schemas of {@code model} by name; {@code model} is changed. */
    static Map<String, Schema<?>> schemas(OpenAPI model) {
        try {
            new DefaultGenerator(true)
                    .opts(new ClientOptInput().openAPI(model).config(new SchemaProbe()))
                    .generate();
        } catch (Seen seen) {
            return seen.schemas;
        }
        throw new IllegalStateException("the generator named no schemas");
    }

    @Override
    public void preprocessOpenAPI(OpenAPI openAPI) {
        boolean none =
                openAPI.getComponents() == null || openAPI.getComponents().getSchemas() == null;
        throw new Seen(none ? Map.of() : openAPI.getComponents().getSchemas());
    }
}
