// SPDX-License-Identifier: EUPL-1.2
import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.core.ModelParsingException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * What veraPDF says of papers, each judged as the flavour of PDF/A that it claims in its own metadata.
 * One line per file: path, flavour, "valid" or what is wrong, tab between.
 */
public final class VeraPdf {
    static String judged(String path) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(path))) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(parser.getFlavour(), false);
            ValidationResult result = validator.validate(parser);
            if (result.isCompliant()) return parser.getFlavour() + "\tvalid";
            Map<String, String> wrong = new TreeMap<>();
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() != TestAssertion.Status.FAILED) continue;
                wrong.putIfAbsent(each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber(),
                                  each.getMessage() + " (" + each.getLocation().getContext() + ")");
            }
            return parser.getFlavour() + "\t" + wrong.toString().replaceAll("\\s+", " ");
        } catch (ModelParsingException fault) {
            return "none\tcannot be read: " + fault.getMessage().replaceAll("\\s+", " ");
        }
    }

    public static void main(String[] paths) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        int wrong = 0;
        for (String path : paths) {
            String said = judged(path);
            if (!said.endsWith("\tvalid")) ++wrong;
            System.out.println(path + "\t" + said);
        }
        System.exit(wrong == 0 && paths.length > 0 ? 0 : 1);
    }
}
