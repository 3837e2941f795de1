package ${package};

import io.jackfield.api.llm.LlmProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.llm.LlmProviderContract;
import io.jackfield.testkit.llm.ModelUpstream;
import java.util.Map;

/** What every provider promises. For another protocol than OpenAI's, override upstream() with a ModelWire of your own. */
class ${className}ProviderTest extends LlmProviderContract {
    @Override
    protected LlmProvider provider(ModelUpstream upstream) {
        return TestContext.of("${artifactId}", Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl()))
                .make(LlmProvider.class, ${className}Provider.class);
    }
}
