import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.DefaultReportImpl;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;

/**
 * Checks many books in one virtual machine. Every message, notes on usage among them, is a line on standard output:
 * severity, identifier, book, file in it, line and text, parted by tabs.
 */
public class EPUBCheckAll {
  public static void main(String[] books) {
    System.out.println("EPUBCheck " + EpubCheck.version());
    for (String book : books) {
      Lines report = new Lines(book);
      report.setReportingLevel(ReportingLevel.Usage);
      new EpubCheck(new File(book), report).doValidate();
    }
    System.out.println("books " + books.length);
  }

  private static final class Lines extends DefaultReportImpl {
    private final String book;

    Lines(String book) {
      super(book);
      this.book = book;
    }

    @Override
    public void message(Message message, EPUBLocation at, Object... args) {
      String text = message.getMessage(args).replaceAll("\\s+", " ");
      System.out.println(String.join("\t", message.getSeverity().toString(), message.getID().toString(), book,
          String.valueOf(at == null ? null : at.getPath()), String.valueOf(at == null ? 0 : at.getLine()), text));
    }
  }
}
