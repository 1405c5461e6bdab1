import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;

/** Checks many books in one virtual machine; findings go to standard error. */
public class EPUBCheckAll {
  public static void main(String[] books) {
    System.out.println("EPUBCheck " + EpubCheck.version());
    int faults = 0;
    for (String book : books) {
      DefaultReportImpl report = new DefaultReportImpl(book);
      new EpubCheck(new File(book), report).doValidate();
      faults += report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount();
    }
    System.out.println("faults " + faults);
  }
}
