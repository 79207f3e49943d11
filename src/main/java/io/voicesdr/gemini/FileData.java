package io.voicesdr.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.media.MediaFile;
import java.io.IOException;

/** How a file stands in a request: as base64, written piece by piece from the bytes themselves. */
final class FileData {

    private FileData() {}

    /** Called by Jackson. */
    @RegisterForReflection // made by its name, see Content.InlineData
    static final class Writer extends JsonSerializer<MediaFile> {
        @Override
        public void serialize(MediaFile file, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeBinary(file.bytes());
        }
    }

    /** Called by Jackson: models answer with files only where they were asked to speak. */
    @RegisterForReflection // made by its name, see Content.InlineData
    static final class Reader extends JsonDeserializer<MediaFile> {
        @Override
        public MediaFile deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new MediaFile("", json.getBinaryValue());
        }
    }
}
