package org.cogrid.core.internal.access;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JacksonJrExtension;
import com.fasterxml.jackson.jr.ob.api.ExtensionContext;
import com.fasterxml.jackson.jr.ob.api.ReaderWriterModifier;
import com.fasterxml.jackson.jr.ob.api.ReaderWriterProvider;
import com.fasterxml.jackson.jr.ob.api.ValueReader;
import com.fasterxml.jackson.jr.ob.api.ValueWriter;
import com.fasterxml.jackson.jr.ob.impl.BeanPropertyIntrospector;
import com.fasterxml.jackson.jr.ob.impl.JSONReader;
import com.fasterxml.jackson.jr.ob.impl.JSONWriter;
import com.fasterxml.jackson.jr.ob.impl.POJODefinition;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Teaches the JSON library two things: to keep a record's fields in order (it would sort them by name), and to handle
 * instants.
 */
final class JsonRecords extends JacksonJrExtension {
    @Override
    protected void register(ExtensionContext context) {
        context.insertModifier(new Order());
        context.insertProvider(new Instants());
    }

    private static final class Order extends ReaderWriterModifier {
        @Override
        public @Nullable POJODefinition pojoDefinitionForSerialization(JSONWriter writer, Class<?> type) {
            if (!type.isRecord()) {
                return null; // the library's default
            }
            List<String> names = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            POJODefinition sorted = BeanPropertyIntrospector.instance().pojoDefinitionForSerialization(writer, type);
            List<POJODefinition.Prop> ordered = sorted.getProperties().stream()
                    .filter(property -> names.contains(property.name)) // a method such as isHere() is no property
                    .sorted(Comparator.comparing(property -> names.indexOf(property.name)))
                    .toList();
            if (ordered.size() < names.size()) {
                throw new IllegalStateException("not all fields of " + type + " are known by their names: " + names);
            }
            return sorted.withProperties(ordered);
        }
    }

    private static final class Instants extends ReaderWriterProvider {
        @Override
        public @Nullable ValueReader findValueReader(JSONReader reader, Class<?> type) {
            return type == Instant.class ? new InstantReader() : null;
        }

        @Override
        public @Nullable ValueWriter findValueWriter(JSONWriter writer, Class<?> type) {
            return type == Instant.class ? new InstantWriter() : null;
        }
    }

    private static final class InstantReader extends ValueReader {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Object read(JSONReader reader, JsonParser parser) throws IOException {
            return Instant.parse(parser.getText());
        }
    }

    private static final class InstantWriter implements ValueWriter {
        @Override
        public void writeValue(JSONWriter context, JsonGenerator generator, Object value) throws IOException {
            generator.writeString(value.toString());
        }

        @Override
        public Class<?> valueType() {
            return Instant.class;
        }
    }
}
